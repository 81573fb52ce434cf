// Apart from Choice, so that it is a file of its own in the build.
export { Select } from '@mantine/core';
