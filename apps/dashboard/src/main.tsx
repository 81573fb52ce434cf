import '@fontsource-variable/inter/index.css';
import './styles/mantine.css';
import 'virtual:mantine-variables.css';
import './styles/tokens.css';
import './styles/base.css';
import { createApiClient } from '@usance/api';
import { createRoot } from 'react-dom/client';
import { Application } from './app/Application.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<Application api={createApiClient()} />);
