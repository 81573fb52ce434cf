import type { Purpose } from '../core/wire.ts';
import type { Words } from '../words/words.ts';
import { element } from './element.ts';
import { style } from './style.ts';

/** What the dialog says and shows, all of it put in. */
export interface ViewContent {
  language: string;
  words: Words;
  title: string;
  why: string;
  /** What was answered before, what has changed, and what else says off. */
  notes: readonly string[];
  purposes: readonly Purpose[];
  /** Switches that are on: what was chosen before. */
  chosen: readonly Purpose[];
  /** How to change it later. */
  change: string;
  privacyUrl: string | undefined;
  /** What saying no is called here. */
  refuse: string;
  /** What having deleted what was sent is called; `undefined` if there is nothing to delete. */
  erase: string | undefined;
  later: string;
  /** What would be sent, asked for when the person wants to see it. */
  preview(): Promise<{ note: string; text: string }>;
}

/** What the person did. */
export type Act = { kind: 'chosen'; purposes: Purpose[] } | { kind: 'erase' } | { kind: 'later' };

export interface View {
  /** Everything that is shown at first, line by line. */
  readonly text: string;
  /** Shows it over the page. */
  show(): void;
  /** Resolves to the next thing that the person does. */
  next(): Promise<Act>;
  /** Says something while the dialog stays open. While it is busy, it can be closed and nothing else. */
  say(text: string, isBusy: boolean): void;
  close(): void;
}

/** The name of the element in the page that holds the dialog: one at a time. */
export const hostName = 'usance-dialog';

/** Makes the dialog and puts it into the page, closed. */
export function createView(content: ViewContent): View {
  const { words, purposes, chosen } = content;
  let act: ((act: Act) => void) | undefined;

  const heading = element('h2', { id: 'title', tabindex: '-1', autofocus: true }, content.title);
  const switches = new Map(
    purposes.map((purpose) => {
      const input = element('input', {
        type: 'checkbox',
        role: 'switch',
        id: purpose,
        checked: chosen.includes(purpose),
        'aria-describedby': `about-${purpose}`,
      });
      input.addEventListener('change', () => follow(purpose));
      return [purpose, input] as const;
    }),
  );
  const chosenNow = () => purposes.filter((purpose) => switches.get(purpose)?.checked);

  /** Nothing goes without `basic`: it comes on with any other switch, and takes all others off with it. */
  function follow(changed: Purpose): void {
    const isOn = switches.get(changed)?.checked === true;
    for (const [purpose, input] of switches) if (isOn ? purpose === 'basic' : changed === 'basic') input.checked = isOn;
    acceptChosen.disabled = chosenNow().length === 0;
  }

  function answer(text: string, what: () => Act): HTMLButtonElement {
    const button = element('button', { type: 'button' }, text);
    button.addEventListener('click', () => act?.(what()));
    return button;
  }
  const acceptChosen = answer(words.acceptChosen, () => ({ kind: 'chosen', purposes: chosenNow() }));
  acceptChosen.disabled = chosenNow().length === 0;
  const answers = [
    answer(words.acceptAll, () => ({ kind: 'chosen', purposes: [...purposes] })),
    acceptChosen,
    answer(content.refuse, () => ({ kind: 'chosen', purposes: [] })),
    ...(content.erase === undefined ? [] : [answer(content.erase, () => ({ kind: 'erase' }))]),
  ];
  const later = answer(content.later, () => ({ kind: 'later' }));
  later.classList.add('later');

  const said = element('p', { role: 'status' });
  const why = element('p', { id: 'why' }, content.why);
  const dialog = element(
    'dialog',
    { lang: content.language, dir: 'auto', 'aria-labelledby': heading.id, 'aria-describedby': why.id },
    heading,
    why,
    ...content.notes.map((note) => element('p', {}, note)),
    element(
      'fieldset',
      {},
      element('legend', {}, words.choices),
      ...[...switches].map(([purpose, input]) => choice(words, purpose, input)),
    ),
    preview(content),
    element('p', {}, content.change),
    ...privacyLink(content),
    element('div', { class: 'answers' }, ...answers),
    later,
    said,
  );
  // Escape, and the gesture that goes back on a phone.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    act?.({ kind: 'later' });
  });
  // A browser may close it all the same, when it was refused before.
  dialog.addEventListener('close', () => act?.({ kind: 'later' }));

  const host = document.createElement(hostName);
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  document.body.append(host);

  return {
    text: Array.from(
      dialog.querySelectorAll('h2, p, legend, label, summary, a, button'),
      ({ textContent }) => textContent,
    )
      .filter((line) => line !== '')
      .join('\n'),
    show: () => dialog.showModal(),
    next: async () =>
      new Promise((resolve) => {
        act = resolve;
      }),
    say: (text, isBusy) => {
      said.textContent = text;
      for (const button of answers) button.disabled = isBusy;
      acceptChosen.disabled ||= chosenNow().length === 0;
    },
    close: () => {
      act = undefined;
      dialog.close();
      host.remove();
    },
  };
}

function choice({ purposes, goesWithAll }: Words, purpose: Purpose, input: HTMLInputElement): HTMLElement {
  const { name, detail } = purposes[purpose];
  const about = purpose === 'basic' ? `${detail} (${goesWithAll})` : detail;
  return element(
    'div',
    { class: 'choice' },
    input,
    element('label', { for: purpose }, name),
    element('p', { id: `about-${purpose}` }, about),
  );
}

/** What is sent, byte for byte, where something waits; otherwise which fields there can be. */
function preview({ words, preview: look }: ViewContent): HTMLElement {
  const note = element('p');
  const text = element('pre', { tabindex: '0', role: 'region', 'aria-label': words.preview });
  const details = element('details', {}, element('summary', {}, words.preview), note, text);
  const fill = async () => {
    const seen = await look();
    note.textContent = seen.note;
    text.textContent = seen.text;
  };
  details.addEventListener('toggle', () => {
    if (details.open) void fill();
  });
  return details;
}

/** Only a page of the web: an address may come from a configuration that others can write. */
function privacyLink({ words, privacyUrl }: ViewContent): HTMLElement[] {
  if (privacyUrl === undefined || !/^https?:\/\//i.test(privacyUrl)) return [];
  const link = element('a', { href: privacyUrl, target: '_blank', rel: 'noopener noreferrer' }, words.privacy);
  return [element('p', {}, link)];
}
