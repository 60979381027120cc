// Type of electron-builder.config.mjs, for the tests.
import type { Configuration } from 'electron-builder';

declare const configuration: Configuration;
export default configuration;
