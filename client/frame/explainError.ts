import type { CombinedError } from '@urql/core'

/** What a person reads when something went wrong: what happened, and what to do next. */
export interface Explanation {
  readonly title: string
  readonly advice: string
  readonly step: 'retry' | 'sign-in' | 'none'
}

const OFFLINE: Explanation = {
  title: '连不上服务器',
  advice: '请检查网络，再点“重试”。已经显示的内容不受影响。',
  step: 'retry',
}
const SIGN_IN: Explanation = { title: '需要登录', advice: '这里的内容登录后才能看。', step: 'sign-in' }
const BROKEN: Explanation = {
  title: '服务器出了问题',
  advice: '请稍后重试；一直这样时，请把这一页的地址和时间告诉管理员。',
  step: 'retry',
}

/** Turns a failed request into words. Messages of known errors are Chinese and written for people: they are shown as they are. */
export function explainError(error: CombinedError): Explanation {
  const [first] = error.graphQLErrors
  const code = first?.extensions['code']
  if (code === 'UNAUTHENTICATED') return SIGN_IN
  if (code === 'FORBIDDEN') return { title: '没有权限', advice: `${first?.message ?? ''} 需要时请联系管理员。`.trim(), step: 'none' }
  if (code === 'NOT_FOUND' || code === 'INVALID' || code === 'CONFLICT') {
    return { title: '做不到', advice: first?.message ?? '', step: 'none' }
  }
  if (code === 'UNAVAILABLE') return { title: '暂时不可用', advice: first?.message ?? BROKEN.advice, step: 'retry' }
  if (first) return BROKEN
  return error.networkError && !hasStatus(error) ? OFFLINE : explainStatus(error)
}

function hasStatus(error: CombinedError): boolean {
  return error.response !== undefined
}

function explainStatus(error: CombinedError): Explanation {
  const status = (error.response as Response | undefined)?.status
  if (status === 401) return SIGN_IN
  if (status === 403) return { title: '没有权限', advice: '这个操作不对您开放，需要时请联系管理员。', step: 'none' }
  if (status === 429) return { title: '请求太频繁', advice: '请等一分钟再试。', step: 'retry' }
  return BROKEN
}
