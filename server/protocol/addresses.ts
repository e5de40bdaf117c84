/** How addresses are written: in requests and answers, and for people. */

/** "0x7f2a00000000". */
export const formatAddress = (address: bigint): string => `0x${address.toString(16)}`;
