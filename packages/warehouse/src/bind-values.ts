import type { Parameters } from './warehouse.ts';
import { WarehouseError } from './warehouse-error.ts';

/**
 * Puts values in the place of a statement's `{name: Type}` parameters, as the engine's own binding does: each as one constant of that type. Of
 * a value only the hexadecimal digits of its bytes get into the SQL, so that there is nothing in it that could mean something there.
 *
 * chDB's binding of its own is not used because its library carries out bound statements one after the other, whatever their connection
 * (docs/decisions/engine-connections.md). Throws a `WarehouseError` for a parameter without a value.
 */
export const bindValues = (sql: string, parameters: Parameters): string =>
  sql.replaceAll(/\{(\w+): ([\w(), ]+)\}/g, (_, name: string, type: string) => {
    const value = parameters[name];
    if (value === undefined) throw new WarehouseError('failed', `the statement's parameter ${name} has no value`);
    return `_CAST(unhex('${Buffer.from(textOf(value)).toString('hex')}'), '${type}')`;
  });

const textOf = (value: Parameters[string]): string =>
  typeof value === 'object' ? `[${value.map(elementOf).join(',')}]` : String(value);

/** An element as the engine reads it in the text of an array. */
const elementOf = (element: string | number): string =>
  typeof element === 'number' ? String(element) : `'${element.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
