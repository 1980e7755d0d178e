import { MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch'
import { KnownError } from '../../errors.ts'
import { unavailable } from '../unavailable.ts'

const DISK_FULL = '磁盘空间不够，Meilisearch 写不进索引，请腾出空间'
const WRONG_KEY = 'MEILI_KEY 不对，或者权限不够：请用 Meilisearch 的主密钥（master key）或管理密钥（Default Admin API Key）'

/** Codes of the server for what whoever runs it can mend. */
const REASONS: Readonly<Record<string, string>> = {
  invalid_api_key: WRONG_KEY,
  missing_authorization_header: 'Meilisearch 要密钥：请把它的主密钥或管理密钥设为 MEILI_KEY',
  no_space_left_on_device: DISK_FULL,
  database_size_limit_reached: DISK_FULL,
  too_many_open_files: 'Meilisearch 打开的文件太多，请调高它的文件数上限（ulimit -n）',
  payload_too_large: '一次写入的内容超过了 Meilisearch 的上限，请调高它的 --http-payload-size-limit',
  too_many_search_requests: 'Meilisearch 忙不过来',
}

/** What the server says of a task or request that failed, in Chinese. Holds no key. */
export function explainCode(code: string, message: string): string {
  return REASONS[code] ?? `Meilisearch 报告错误 ${code}：${message}`
}

/**
 * Why Meilisearch gave no answer, as the cause of an error UNAVAILABLE. What was thrown by the client is not passed on:
 * it holds requests and responses, which belong in no log.
 */
export function explainFailure(error: unknown, host: string): KnownError {
  if (error instanceof KnownError) return error
  return unavailable(new Error(tellReason(error, host)))
}

/** Whether a connection was used that the server had closed since the last question: it may have been started anew, and will answer on another one. */
export function isStaleConnection(error: unknown): boolean {
  return error instanceof MeilisearchRequestError && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error))
}

function tellReason(error: unknown, host: string): string {
  const late = `Meilisearch（${host}）没有及时应答`
  if (error instanceof MeilisearchApiError) {
    const { code, message } = error.cause ?? { code: `HTTP ${error.response.status}`, message: error.message }
    return explainCode(code, message)
  }
  if (error instanceof MeilisearchRequestError) {
    const { cause } = error
    if (cause instanceof MeilisearchRequestTimeOutError || nameOf(cause) === 'TimeoutError') return late
    return `连不上 Meilisearch（${host}，${codeOf(cause)}）：请确认它在运行、MEILI_URL 没有写错`
  }
  if (error instanceof SyntaxError) return `${host} 上的不是 Meilisearch：请检查 MEILI_URL`
  return `Meilisearch（${host}）出错：${error instanceof Error ? error.message : String(error)}`
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

/** ECONNREFUSED, ENOTFOUND … of the deepest cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return codeOf(error.cause)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
