/**
 * Node's modules, asked for without an import: an ES module's import of one takes a millisecond or two, for names that nobody uses, and
 * that is what the start of a small program would wait for.
 */
export const fs = process.getBuiltinModule('node:fs');
export const path = process.getBuiltinModule('node:path');
export const os = process.getBuiltinModule('node:os');
