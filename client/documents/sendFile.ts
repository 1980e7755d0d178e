/** What became of one file on its way to the server. */
export type Sent = { readonly id: string } | { readonly message: string }

const BROKEN_OFF = '没有传上去：网络中断，请重新选择这个文件'

/**
 * Sends one file to `POST /uploads` (multipart field `file`). `progress` hears the share that has left, 0 to 1.
 * XMLHttpRequest, because fetch does not tell how far an upload is.
 */
export function sendFile(file: File, progress: (share: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const body = new FormData()
    body.append('file', file)
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', (event) => { progress(event.total > 0 ? event.loaded / event.total : 0) })
    request.addEventListener('load', () => { resolve(readAnswer(request)) })
    request.addEventListener('error', () => { resolve({ message: BROKEN_OFF }) })
    request.addEventListener('abort', () => { resolve({ message: BROKEN_OFF }) })
    request.open('POST', '/uploads')
    request.send(body)
  })
}

function readAnswer(request: XMLHttpRequest): Sent {
  try {
    const answer = JSON.parse(request.responseText) as { id?: unknown, error?: { message?: unknown } }
    if (request.status < 300 && typeof answer.id === 'string') return { id: answer.id }
    if (typeof answer.error?.message === 'string') return { message: answer.error.message }
  } catch {
    // Not from the application itself (a proxy's page, say): the status has to do.
  }
  if (request.status === 401) return { message: '登录已过期，请重新登录再传' }
  if (request.status === 413) return { message: '文件太大，服务器没有收' }
  return { message: `服务器没有收下（${request.status}），请稍后再传` }
}
