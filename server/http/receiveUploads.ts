import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createId } from '../accounts/createId.ts'
import { requireAllowed } from '../accounts/policy.ts'
import { Upload } from '../documents/Upload.ts'
import { KnownError } from '../errors.ts'
import { createRequestContext, type ContextSources } from './createRequestContext.ts'

export const LARGEST_UPLOAD = 50 * 1024 * 1024
/** Headers and borders of a multipart body around the file. */
const WRAPPING = 64 * 1024
/** A client that goes on sending after it was refused is read, and thrown away, for so long: cut off at once, it might not see the answer. */
const PATIENCE_MS = 2000
const LONGEST_NAME = 200

export interface UploadOptions extends ContextSources {
  readonly uploadsFolder: string
}

/**
 * `POST /uploads`, multipart field `file`: one file of at most 50 MB, streamed to the uploads folder; answers {id, name, size}. The id
 * goes to `ingestUploads`. Who may not, or sends too much, is told so before the body has been read.
 */
export async function receiveUploads(app: FastifyInstance, options: UploadOptions): Promise<void> {
  await app.register(multipart, { limits: { fileSize: LARGEST_UPLOAD, files: 1, fields: 0, parts: 1 } })
  app.post('/uploads', {
    bodyLimit: LARGEST_UPLOAD + WRAPPING,
    onRequest: async (request, reply) => {
      refuseOtherSites(request)
      requireAllowed(await createRequestContext(options, request, reply), 'POST /uploads')
      if (Number(request.headers['content-length'] ?? 0) > LARGEST_UPLOAD + WRAPPING) return refuseLarge(request, reply)
    },
  }, async (request, reply) => {
    const { em, viewer } = await createRequestContext(options, request, reply)
    const id = createId('upl')
    const path = join(options.uploadsFolder, id)
    try {
      const name = cleanName(await saveFile(request, `${path}.part`))
      const { size } = await stat(`${path}.part`)
      await rename(`${path}.part`, path)
      await em.insert(Upload, { id, name, size, owner: viewer?.id ?? '', at: new Date() })
      return { id, name, size }
    } catch (error) {
      for (const left of [path, `${path}.part`]) await rm(left, { force: true })
      if (error === tooLarge) return refuseLarge(request, reply)
      throw error
    }
  })
}

/** Writes the body's file to this path while it comes, and answers the name its sender gave it. */
async function saveFile(request: FastifyRequest, path: string): Promise<string> {
  if (!request.isMultipart()) throw new KnownError('INVALID', '请用 multipart/form-data 上传，文件放在 file 字段')
  const part = await Promise.race([request.file(), refuseExcess(request)]).catch(refuseBody)
  if (part?.fieldname !== 'file') throw new KnownError('INVALID', '没有收到文件：请把文件放在 multipart 的 file 字段')
  part.file.once('limit', () => part.file.destroy(tooLarge))
  await mkdir(dirname(path), { recursive: true })
  await pipeline(part.file, createWriteStream(path)).catch(refuseBody)
  return part.filename
}

/** The session cookie does not travel from other sites; a browser that says where the request comes from is believed all the same. */
function refuseOtherSites({ headers, host }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  const own = site === undefined ? headers.origin === undefined || headers.origin.split('//')[1] === host : site === 'same-origin' || site === 'none'
  if (!own) throw new KnownError('FORBIDDEN', '不接受从其他网站发起的上传。如果服务器前面有代理，请设置 TRUSTED_PROXY')
}

const tooLarge = new Error('too large')

/** Rejects once more has come than the largest file with its wrapping: a body need not hold a file at all to be endless. */
function refuseExcess({ raw }: FastifyRequest): Promise<never> {
  return new Promise((_resolve, reject) => {
    let received = 0
    raw.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > LARGEST_UPLOAD + WRAPPING) reject(tooLarge)
    })
  })
}

function refuseLarge({ raw }: FastifyRequest, reply: FastifyReply): FastifyReply {
  raw.resume()
  reply.raw.once('finish', () => { setTimeout(() => raw.destroy(), PATIENCE_MS).unref() })
  return reply.code(413).send({
    error: { code: 'INVALID', message: `文件超过 ${LARGEST_UPLOAD / 1024 / 1024} MB，没有接收。请拆成几个文件，或去掉其中的图片后再上传` },
  })
}

/** What goes wrong while the body is read is the sender's (it broke off, or is no multipart), unless the disk says otherwise. */
function refuseBody(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error === tooLarge || (/^E[A-Z]+$/.test(code) && code !== 'ECONNRESET')) throw error
  throw new KnownError('INVALID', '上传的内容不完整或格式不对，请重新上传')
}

/** A name for people: no path, nothing invisible, not endless. `C:\材料\讲话.docx` → `讲话.docx` */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.toWellFormed().replace(/\p{C}/gu, '').trim().slice(-LONGEST_NAME) || '未命名'
}
