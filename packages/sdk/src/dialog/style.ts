/**
 * The dialog's looks. They are adopted by its shadow tree, so that neither a policy against styles in the page nor the page's own styles
 * touch them: every button that answers is as large and as plain as the next. Sizes follow the text size that the person set, and not the
 * page's; places follow the direction of writing.
 */
export const style = /* css */ `
:host { all: initial }
dialog {
  --text: #1c1c21; --quiet: #55555f; --ground: #fff; --line: #76767f; --on: #1f5fbf;
  color-scheme: light dark;
  box-sizing: border-box; inline-size: min(38em, 100vw - 2em); max-block-size: calc(100dvh - 2em);
  margin: auto; padding: 1.5em; overflow: auto; overscroll-behavior: contain;
  border: 1px solid var(--line); border-radius: .75em;
  background: var(--ground); color: var(--text);
  font: medium/1.5 system-ui, sans-serif; overflow-wrap: break-word; text-align: start;
}
dialog::backdrop { background: #0008 }
@media (prefers-color-scheme: dark) {
  dialog { --text: #f1f1f4; --quiet: #b9b9c3; --ground: #222227; --line: #8d8d97; --on: #8ab4f8 }
}
h2 { margin: 0; font-size: 1.25em; line-height: 1.3 }
h2:focus { outline: none }
p { margin: .75em 0 0 }
p:empty { margin: 0 }
a { color: var(--on) }
fieldset { margin: 1em 0 0; padding: 0; border: 0; min-inline-size: 0 }
legend { padding: 0; font-weight: 600 }
.choice { display: grid; grid-template-columns: auto 1fr; column-gap: .75em; margin-block-start: .5em; align-items: start }
.choice label { display: block; font-weight: 600; cursor: pointer; padding-block: .125em }
.choice p { grid-column: 2; margin: 0; color: var(--quiet); font-size: .9375em }
input {
  appearance: none; font: inherit; box-sizing: border-box; inline-size: 2.75em; block-size: 1.75em; margin: 0; padding: .1875em;
  border: 2px solid var(--line); border-radius: 1em; cursor: pointer; flex: none;
}
input::before { content: ''; display: block; border: .5em solid var(--line); border-radius: 50%; inline-size: 0 }
input:checked { border-color: var(--on) }
input:checked::before { border-color: var(--on); margin-inline-start: 1em }
details { margin-block-start: 1em }
summary { cursor: pointer; padding-block: .25em; inline-size: fit-content }
pre {
  margin: .5em 0 0; padding: .75em; max-block-size: 14em; overflow: auto; border: 1px solid var(--line); border-radius: .375em;
  font: .8125em/1.45 ui-monospace, monospace; white-space: pre-wrap; direction: ltr; text-align: left;
}
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9.5em, 100%), 1fr)); grid-auto-rows: 1fr; gap: .75em; margin-block-start: 1.25em }
/* Four stand two by two. */
.answers:has(:nth-child(4)) { grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr)) }
button {
  box-sizing: border-box; min-block-size: 2.75em; min-inline-size: 2.75em; padding: .5em .75em;
  border: 2px solid var(--line); border-radius: .375em; background: var(--ground); color: var(--text);
  font: inherit; font-weight: 600; cursor: pointer;
}
button:disabled { color: var(--quiet); border-style: dashed; cursor: default }
button.later { margin: .75em 0 0; padding-inline: 0; border-color: transparent; font-weight: 400; text-decoration: underline }
:focus-visible { outline: 3px solid var(--on); outline-offset: 2px }
@media (forced-colors: active) {
  input:checked { border-color: Highlight }
  input:checked::before { border-color: Highlight }
  button:disabled { color: GrayText; border-color: GrayText }
}
`;
