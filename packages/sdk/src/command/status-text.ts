import { offsOfAnswers } from '../asking/is-answer-due.ts';
import type { ConsentStatus } from '../core/consent.ts';
import { purposeWords } from '../words/purposes.ts';
import { reasonWords } from './reason-words.ts';
import type { Carrying } from './options.ts';

/** What is in force and why, what that means, and how to change it. */
export function statusText(status: ConsentStatus, { program, command, about }: Carrying['place']): string {
  const { collecting, purposes, choice, offs } = status;
  const { sentTo, moreAt, offVariable } = about;
  const why = [...new Set([status.reason, ...offs])]
    .map((reason) => reasonWords(reason, status, offVariable))
    .join('; ');
  const agreed = choice.kind === 'granted' ? choice.purposes.filter((purpose) => !purposes.includes(purpose)) : [];
  const rows: [name: string, text: string | false | undefined][] = collecting
    ? [
        ...purposes.map((purpose) => [purpose, purposeWords[purpose]] as [string, string]),
        ['not allowed', agreed.join(', ')],
        ['turn it off', `${command} off; or set DO_NOT_TRACK=1${offVariable ? ` or ${offVariable}=0` : ''}`],
        ['see it', `${command} preview; ${command} log`],
      ]
    : [
        ['you agreed', agreed.join(', ')],
        [
          'turn it on',
          `${command} on${offs.every((off) => offsOfAnswers.has(off)) ? '' : '; it counts once nothing else says off'}`,
        ],
      ];
  return [
    `Telemetry of ${program} is ${collecting ? 'on' : 'off'}: ${why}. ${collecting ? 'It tells its makers:' : 'Nothing is recorded or sent.'}`,
    ...[...rows, ['answered', answerText(choice)], ['goes to', sentTo], ['more', moreAt]].flatMap(([name = '', text]) =>
      text ? `  ${name.padEnd(12)} ${text}` : [],
    ),
  ].join('\n');
}

/** When and how the person answered, as far as the receipt says. The whole of it is in the export. */
function answerText({ receipt }: ConsentStatus['choice']): string | undefined {
  if (!receipt) return undefined;
  const notice = Object(receipt['dpv:hasNotice']) as Record<string, unknown>;
  const [at, method, text, language] = [
    receipt['dpv:isIndicatedAtTime'],
    receipt['dpv:hasIndicationMethod'],
    notice['dct:identifier'],
    notice['dct:language'],
  ].map((value) => (typeof value === 'string' ? value : ''));
  return `${at}, by ${method}${text ? `, to the text ${text} in "${language}"` : ''}`;
}
