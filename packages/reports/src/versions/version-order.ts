/**
 * SQL functions for a WITH clause: `order_of(text)` is a tuple that sorts as versions do: by the numbers before a pre-release's tag, then
 * pre-releases before the release, then by the numbers in the tag. Its first element is empty for a text without a number. A tag begins
 * after a number, with a dash and a letter as in semver, or with one of the words that stand for one.
 */
export const versionOrder = /* sql */ `
      (text) -> arrayMap(part -> toUInt64(part), extractAll(text, '[0-9]{1,18}')) AS parts_of,
      (text) -> replaceRegexpOne(text, '(?is)([0-9])(-[a-z]|[-._ ]?(alpha|beta|rc|pre|dev|nightly|snapshot|canary)).*', '\\\\1') AS core_of,
      (text) -> (parts_of(core_of(text)), core_of(text) = text, parts_of(substring(text, length(core_of(text)) + 1))) AS order_of`;
