/**
 * The two ways to a runner, as one program: what they need (JSON-RPC, watching) is loaded with the first runner, and
 * the editor and most commands of the command line never need one.
 */
export { awaitRunner } from './rendezvous';
export { startRunner } from './start';
