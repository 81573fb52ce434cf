import { roleNames } from './role-names.ts';

export const rights = {
  rights: {
    title: 'Ihre Rolle erlaubt das nicht',
    text: 'Sie sind als {role} angemeldet; dies ist für: {needed}. Ein Eigentümer dieses Servers kann Ihre Rolle ändern.',
    roles: roleNames,
  },
};
