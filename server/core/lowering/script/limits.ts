/** Where the lowering of a script gives up, so that generated code costs no more than any other. */

/** Statements and expressions inside each other. */
export const maxDepth = 200;
/** Functions that are lowered where they are called, inside each other. */
export const maxInlined = 6;
/** A list that is longer is a table: its values are taken as unknown. */
export const maxElements = 512;
/** Values of one function; what comes after them is not read. */
export const maxValues = 60_000;
