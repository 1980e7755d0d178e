import { KnownError } from '../errors.ts'

/** The engine cannot answer now. The person who searches is told no more than that; `cause` says why, to whoever runs the server. */
export function unavailable(cause?: unknown): KnownError {
  const error = new KnownError('UNAVAILABLE', '检索暂时不可用，请稍后再试；一直这样时，请告诉管理员查看服务器日志')
  return cause === undefined ? error : Object.assign(error, { cause })
}
