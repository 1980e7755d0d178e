import { customAlphabet } from 'nanoid'

const randomPart = customAlphabet('0123456789abcdefghijklmnopqrstuvwxyz', 16)

/** Prefix of a node id: it tells the type without a look-up. */
export type IdPrefix =
  | 'usr' | 'ses' | 'rev' | 'doc' | 'sec' | 'psg' | 'dir' | 'quo' | 'cit' | 'fig' | 'frm' | 'use' | 'job' | 'ijf' | 'upl'
  | 'cat' | 'edn' | 'dep' | 'lin' | 'svc' | 'enf' | 'coo' | 'bas' | 'rcl' | 'imp' | 'syn'

/** A new node id, e.g. `psg_4k2c0x9d1m8q7w3e`: 82 random bits. */
export function createId(prefix: IdPrefix): string {
  return `${prefix}_${randomPart()}`
}
