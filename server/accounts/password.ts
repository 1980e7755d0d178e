import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the library's defaults (19 MiB, 2 passes), the least that OWASP's password storage sheet asks for; PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}

let nobodysHash: Promise<string> | undefined

/**
 * Says whether the password belongs to the hash. Without a hash (there is no such user) a hash that nobody knows the password of is
 * checked all the same, so that the time it takes does not tell which names exist.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hash(randomBytes(32))
  const fits = await verify(passwordHash ?? (await nobodysHash), password)
  return fits && passwordHash !== null
}

/** A password to be read off a screen once: no characters that look alike, 100 random bits. `k7mq-x2vd-…` */
export function createPassword(): string {
  const letters = 'abcdefghjkmnopqrstuvwxyz23456789'
  const picked = Array.from(randomBytes(20), (byte) => letters[byte % 32])
  return picked.join('').replace(/.{4}(?=.)/g, '$&-')
}
