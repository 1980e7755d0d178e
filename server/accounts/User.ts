import { defineEntity, p } from '@mikro-orm/core'
import { Role } from './Role.ts'
import { toNfkc } from '../text/toNfkc.ts'

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    /** usr_… */
    id: p.string().primary(),
    /** As typed at sign-in, normalised by `normaliseName`. */
    name: p.string().unique(),
    role: p.enum(() => Role),
    /** argon2id in PHC form; the password itself is never stored. */
    passwordHash: p.string().hidden(),
    /** A disabled user cannot sign in, and sessions that are still open count no more. */
    disabled: p.boolean().default(false),
    createdAt: p.datetime(),
  },
})

/** A person who can sign in. */
export class User extends UserSchema.class {}
UserSchema.setClass(User)

/** One spelling per name: full-width letters become half-width, blanks around it go. `　ａｄｍｉｎ ` → `admin` */
export function normaliseName(name: string): string {
  return toNfkc(name).trim()
}
