import type { Parameters } from '@usance/warehouse';

/** The types in which a query's values reach the engine. */
type BoundType = 'String' | 'Float64' | 'Array(String)' | 'Array(Float64)' | 'Array(Date)' | 'Array(UInt64)';

/** Collects the values of a query while its SQL is put together. */
export interface Bindings {
  /** The placeholder that stands for the value. No text of a query ever gets into SQL in another way. */
  bind(value: string | number | readonly (string | number)[], type: BoundType): string;
  readonly parameters: Parameters;
}

export function createBindings(): Bindings {
  const parameters: Parameters = {};
  let count = 0;
  return {
    parameters,
    bind(value, type) {
      const name = `p${count}`;
      count += 1;
      parameters[name] = value;
      return `{${name}: ${type}}`;
    },
  };
}
