import type { NewRightsRequest } from '@usance/api';

/** What may be told of a request that reached the vendor. */
export const requestOptions = {
  note: { value: 'text', about: 'a reference of your own, such as the number of a ticket; no name' },
  received: { value: 'day', about: 'the day the request reached you, by default today' },
} as const;

export const requestDetails = ({
  note,
  received,
}: Record<'note' | 'received', string | undefined>): Pick<NewRightsRequest, 'note' | 'receivedDay'> => ({
  ...(note === undefined ? {} : { note }),
  ...(received === undefined ? {} : { receivedDay: received }),
});
