/** Where a compile_commands.json is looked for: the nearest counts, in the folder of a source or in one above it up to the workspace's. */

export const databaseName = 'compile_commands.json';

/** Below each of these folders; the first that is there counts. */
export const databasePlaces: readonly string[] = [databaseName, `build/${databaseName}`];
