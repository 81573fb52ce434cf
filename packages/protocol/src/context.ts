import { Type, type Static } from 'typebox';
import { limits } from './limits.ts';
import { integer, PropertyKeySchema, text, ValueSchema } from './text.ts';

const short = text(limits.textLength);

export const AppSchema = Type.Object({
  version: Type.Optional(short),
  build: Type.Optional(short),
  edition: Type.Optional(short),
  /** The language the product runs in, as a BCP 47 tag. */
  language: Type.Optional(short),
});

export const LicenseSchema = Type.Object({
  type: Type.Optional(short),
  status: Type.Optional(Type.Array(short, { maxItems: limits.licenseStatuses })),
});

export const SystemSchema = Type.Object({
  os: Type.Optional(short),
  osVersion: Type.Optional(short),
  arch: Type.Optional(short),
  cpu: Type.Optional(short),
  cores: Type.Optional(integer(1, 65_535)),
  memoryMb: Type.Optional(integer(1, limits.count)),
  gpu: Type.Optional(short),
  /** Width and height in pixels, and the scale factor. */
  screen: Type.Optional(
    Type.Tuple([integer(1, 65_535), integer(1, 65_535), Type.Number({ minimum: 0.1, maximum: 16 })], {
      description: 'width, height and scale factor',
    }),
  ),
  displays: Type.Optional(integer(1, 255)),
  locale: Type.Optional(short),
  runtime: Type.Optional(short),
  formFactor: Type.Optional(short),
  virtualMachine: Type.Optional(Type.Boolean()),
  container: Type.Optional(Type.Boolean()),
});

/** Vendor-defined values of an installation, by key. Needs the purpose `content`. */
export const PropertiesSchema = Type.Record(PropertyKeySchema, ValueSchema, {
  maxProperties: limits.properties,
  additionalProperties: false, // a key that is no key would otherwise go unread
});

/** What a session day ran in: the product, its licence, the system, the installation's properties. */
export const ContextSchema = Type.Object({
  app: Type.Optional(AppSchema),
  license: Type.Optional(LicenseSchema),
  system: Type.Optional(SystemSchema),
  properties: Type.Optional(PropertiesSchema),
});
export type Context = Static<typeof ContextSchema>;
