/** One part of a list: bare text without the blanks around it, or what stood between quotes. */
export interface Token {
  text: string;
  isQuoted: boolean;
}

/** Splits a list at its commas; `undefined` if a quote is left open or stands in the middle of bare text. */
export function tokensOf(list: string): Token[] | undefined {
  const tokens: Token[] = [];
  let rest = list;
  for (;;) {
    const start = rest.trimStart();
    const token = start.startsWith('"') ? quotedToken(start) : bareToken(start);
    if (token === undefined) return undefined;
    tokens.push({ text: token.text, isQuoted: token.isQuoted });
    if (token.rest === undefined) return tokens;
    rest = token.rest;
  }
}

/** A list's first token, and what follows its comma; no `rest` if none follows. */
type FirstToken = Token & { rest: string | undefined };

function bareToken(list: string): FirstToken | undefined {
  const end = list.indexOf(',');
  const text = (end === -1 ? list : list.slice(0, end)).trimEnd();
  if (text.includes('"')) return undefined;
  return { text, isQuoted: false, rest: end === -1 ? undefined : list.slice(end + 1) };
}

function quotedToken(list: string): FirstToken | undefined {
  const [, quoted, after] = /^"((?:[^"]|"")*)"(?!")(.*)$/su.exec(list) ?? [];
  const following = after?.trimStart() ?? '';
  if (quoted === undefined || !(following === '' || following.startsWith(','))) return undefined;
  return {
    text: quoted.replaceAll('""', '"'),
    isQuoted: true,
    rest: following === '' ? undefined : following.slice(1),
  };
}
