import { defineEntity, p } from '@mikro-orm/core'
import { User } from './User.ts'

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    /** ses_… */
    id: p.string().primary(),
    /** SHA-256 of the token in the cookie, so that a stolen database opens no session. */
    tokenHash: p.string().unique().hidden(),
    user: () => p.manyToOne(User).deleteRule('cascade'),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime().index(),
  },
})

/** A sign-in that is still good, on one browser. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session)
