const refuse = (): never => {
  throw new Error('no one may touch me');
};
const untouchable: object = new Proxy(Object.create(null) as object, {
  get: refuse,
  set: refuse,
  has: refuse,
  ownKeys: refuse,
  getPrototypeOf: refuse,
  getOwnPropertyDescriptor: refuse,
});
const withGetters = {};
for (const name of ['purposes', 'timeoutMs', 'handled', 'type', 'status', 'stack', 'name', 'message', 'basis', 'key'])
  Object.defineProperty(withGetters, name, { enumerable: true, get: refuse });
const cyclic: Record<string, unknown> = { name: 'cyclic' };
cyclic.self = cyclic;
let deep: unknown = [];
for (let i = 0; i < 100_000; i++) deep = [deep];
const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** What no type allows, and programs without types hand over. */
export const hostileValues: Record<string, unknown> = {
  nothing: undefined,
  null: null,
  'an empty text': '',
  'a text of 10 million characters': 'x'.repeat(1e7),
  'control characters': 'a\u0000b\u001b[31m\n',
  'half a surrogate pair': '\ud800',
  'a text that names the prototype': '__proto__',
  NaN: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  'minus infinity': Number.NEGATIVE_INFINITY,
  'the largest number': Number.MAX_VALUE,
  'minus zero': -0,
  'a big integer': 10n ** 400n,
  'a symbol': Symbol('symbol'),
  'a well-known symbol': Symbol.iterator,
  true: true,
  'a function that throws': refuse,
  'a list': [1, 'two', null, [3]],
  'a list with holes': Object.assign([], { length: 1e6 }),
  'an object': { any: 'thing' },
  'an object that must not be touched': untouchable,
  'an object with getters that throw': withGetters,
  'an object whose texts throw': { toString: refuse, valueOf: refuse, toJSON: refuse, [Symbol.toPrimitive]: refuse },
  'an object that holds itself': cyclic,
  'a list nested 100,000 deep': deep,
  'an object without a prototype': Object.create(null),
  'a frozen object': Object.freeze({ purposes: Object.freeze(['usage']) }),
  'a revoked proxy': revoked.proxy,
  'a date that is none': new Date(Number.NaN),
  'a promise': new Promise(() => undefined),
  'an object to await that throws': {
    // oxlint-disable-next-line unicorn/no-thenable -- what is awaited by mistake is one of the faults
    get then(): never {
      return refuse();
    },
  },
  'an iterator that never ends': {
    *[Symbol.iterator]() {
      for (;;) yield 1;
    },
  },
  'a map': new Map([[{}, 1]]),
  'some bytes': new Uint8Array(1e6),
  'an error with a stack that throws': Object.defineProperty(new Error('x'), 'stack', { get: refuse }),
  'an error without a stack': Object.assign(new Error('x'), { stack: undefined, name: undefined, message: undefined }),
  'an error that is its own cause': Object.assign(new Error('x'), { cause: cyclic }),
};
