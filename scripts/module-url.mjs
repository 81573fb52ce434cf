// Put into the SDK's CommonJS bundles where a module asks for its own address.
export const moduleUrl = require('node:url').pathToFileURL(__filename).href;
