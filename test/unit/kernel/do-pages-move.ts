/**
 * do_pages_move of mm/migrate.c written down statement by statement for four kernels, over a toy memory: slow, with gotos as exceptions, and
 * with nothing in common with server/kernel/predict. What the prediction says is compared with what this does.
 */

/** A physical page (or huge page): entries that name it share it. */
export interface Folio {
  node: number;
  readonly shared: boolean;
  readonly held: boolean;
  isolated: boolean;
}

/** What is at an address: a folio, or the error of looking it up. */
export type Place = { readonly folio: Folio } | { readonly error: number };

export interface ToyCall {
  readonly places: readonly Place[];
  readonly nodes: readonly number[];
  readonly all: boolean;
  readonly hasStatus: boolean;
  readonly memoryNodes: readonly number[];
  readonly allowedNodes: readonly number[];
}

export interface ToyResult {
  /** As the system call returns it: a negative errno value, or a count. */
  readonly ret: number;
  readonly status: readonly (number | undefined)[];
}

export type Edition = '4.17' | '5.5' | '5.15' | '6.12';

const [EACCES, EFAULT, EBUSY, ENODEV] = [-13, -14, -16, -19];

class OutFlush extends Error {}
class Out extends Error {}

export function doPagesMove(edition: Edition, call: ToyCall): ToyResult {
  const { places, nodes, all, hasStatus, memoryNodes, allowedNodes } = call;
  const nrPages = places.length;
  const status: (number | undefined)[] = places.map(() => undefined);
  let pagelist: Folio[] = [];

  const storeStatus = (start: number, value: number, nr: number): number => {
    for (let k = 0; k < nr; k++) {
      if (!hasStatus) return EFAULT;
      status[start + k] = value;
    }
    return 0;
  };

  /** do_move_pages_to_node: migrate_pages takes all it can and returns how many it could not. */
  const migrate = (node: number): number => {
    let failed = 0;
    for (const folio of pagelist) {
      if (folio.held) failed++;
      else folio.node = node;
      folio.isolated = false;
    }
    pagelist = [];
    return failed;
  };

  const movePagesAndStoreStatus = (node: number, start: number, i: number): number => {
    if (pagelist.length === 0) return 0;
    let err = migrate(node);
    if (err !== 0) {
      if (err > 0) err += nrPages - i - (edition === '5.15' ? 1 : 0);
      return err;
    }
    return storeStatus(start, node, i - start);
  };

  const addPage = (place: Place, node: number): number => {
    if ('error' in place) return place.error;
    const { folio } = place;
    if (folio.node === node) return 0;
    if (folio.shared && !all) return EACCES;
    if (folio.isolated) return EBUSY;
    folio.isolated = true;
    pagelist.push(folio);
    return edition === '4.17' ? 0 : 1;
  };

  let currentNode = -1;
  let err = 0;
  let start = 0;
  let i = 0;
  try {
    try {
      for (; i < nrPages; i++) {
        const place = places[i];
        const node = nodes[i];
        if (place === undefined || node === undefined) throw new Error('the arrays differ in length');
        err = ENODEV;
        if (node < 0 || node >= 1024) throw new OutFlush();
        if (!memoryNodes.includes(node)) throw new OutFlush();
        err = EACCES;
        if (!allowedNodes.includes(node)) throw new OutFlush();
        if (currentNode === -1) {
          currentNode = node;
          start = i;
        } else if (node !== currentNode) {
          if (edition === '4.17' || edition === '5.5') {
            err = migrate(currentNode);
            if (err !== 0) throw new Out();
            err = storeStatus(start, currentNode, i - start);
          } else err = movePagesAndStoreStatus(currentNode, start, i);
          if (err !== 0) throw new Out();
          start = i;
          currentNode = node;
        }
        err = addPage(place, currentNode);
        if (edition === '4.17') {
          if (err === 0) continue;
          err = storeStatus(i, err, 1);
        } else if (edition === '5.5') {
          if (err === 0) {
            err = storeStatus(i, currentNode, 1);
            if (err !== 0) throw new OutFlush();
            continue;
          }
          if (err > 0) continue;
          err = storeStatus(i, err, 1);
        } else {
          if (err > 0) continue;
          err = storeStatus(i, err === 0 ? currentNode : err, 1);
        }
        if (err !== 0) throw new OutFlush();
        if (edition === '4.17' || edition === '5.5') {
          err = migrate(currentNode);
          if (err !== 0) throw new Out();
          if (i > start) err = storeStatus(start, currentNode, i - start);
          if (err !== 0) throw new Out();
        } else {
          err = movePagesAndStoreStatus(currentNode, start, i);
          if (err !== 0) {
            if (edition === '6.12' && err > 0) err--;
            throw new Out();
          }
        }
        currentNode = -1;
      }
      throw new OutFlush();
    } catch (thrown) {
      if (!(thrown instanceof OutFlush)) throw thrown;
      if (edition === '4.17' || edition === '5.5') {
        if (pagelist.length === 0) throw new Out();
        let err1 = migrate(currentNode);
        if (err1 === 0) err1 = storeStatus(start, currentNode, i - start);
        if (err === 0) err = err1;
      } else {
        const err1 = movePagesAndStoreStatus(currentNode, start, i);
        if (err >= 0) err = err1;
      }
      throw new Out();
    }
  } catch (thrown) {
    if (!(thrown instanceof Out)) throw thrown;
  }
  return { ret: err, status };
}
