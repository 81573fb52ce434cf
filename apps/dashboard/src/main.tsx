import '@fontsource-variable/inter/index.css';
import './styles/mantine.css';
import 'virtual:mantine-variables.css';
import './styles/tokens.css';
import './styles/base.css';
import { createApiClient } from '@usance/api';
import { createRoot } from 'react-dom/client';
import { Application } from './app/Application.tsx';
import { chosenLocale } from './i18n/chosen-locale.ts';
import { loadBaseText } from './i18n/load-text.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
// No `await` out here: with it, the bundler takes the shell apart into fifty files.
void loadBaseText(chosenLocale()).then((text) =>
  createRoot(root).render(<Application api={createApiClient()} text={text} />),
);
