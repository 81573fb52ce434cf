export { askInTerminal, type AskOptions, type Asked } from './ask-in-terminal.ts';
