import type { Page } from 'playwright-core'
import type { Site } from './openSite.ts'

/** Sends an operation as the person who has this page, and answers its data. */
export async function ask<Data>(page: Page, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  const response = await page.request.post('/graphql', { headers: { 'apollo-require-preflight': 'true' }, data: { query, variables } })
  const { data, errors } = await response.json() as { data: Data, errors?: readonly { readonly message: string }[] }
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'))
  return data
}

/** Gives the page a session, as if its person had signed in. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await ask(page, 'mutation SignIn($name: String!, $password: String!) { signIn(name: $name, password: $password) { user { id } } }', { name, password })
}

/** A page of a new curator of this name, signed in. */
export async function openAsCurator(site: Site, name: string, path: string, viewport?: { readonly width: number; readonly height: number }): Promise<Page> {
  const admin = await site.open('/sign-in')
  await signIn(admin, 'admin', site.password)
  const { createUser: { password } } = await ask<{ createUser: { password: string } }>(admin, 'mutation Create($name: String!) { createUser(name: $name, role: CURATOR) { password } }', { name })
  await admin.context().close()
  const page = await site.open('/sign-in', viewport)
  page.setDefaultTimeout(10_000)
  await signIn(page, name, password)
  await page.goto(path)
  return page
}
