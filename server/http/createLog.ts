import { pino, type DestinationStream, type Logger } from 'pino'
import type { LogLevel } from '../settings.ts'

/** Names under which secrets travel; at any of three depths they are blotted out, whoever logs them. */
const secrets = ['password', 'passwordHash', 'token', 'tokenHash', 'cookie', 'authorization', 'set-cookie', 'adminPassword']

/** The structured log: one JSON object a line, on standard error, so that standard output stays for people. */
export function createLog(level: LogLevel, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets.flatMap((name) => ['', '*.', '*.*.'].map((above) => above ? `${above}${name}` : `["${name}"]`)), censor: '（已隐去）' },
  }, destination)
}
