export interface GraphqlAnswer<Data> {
  readonly status: number
  readonly data: Data
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string; readonly [name: string]: unknown } }[]
}

/** Somebody with a browser: speaks HTTP to a server and keeps its cookie. */
export class Visitor {
  readonly #url: string
  #cookie: string | null = null

  constructor(url: string) {
    this.#url = url
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, { ...init, headers: { ...(this.#cookie ? { cookie: this.#cookie } : {}), ...init.headers } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1)
      this.#cookie = pair.endsWith('=') ? null : pair
    }
    return response
  }

  /** Asks the API. The caller says what a good answer looks like; `data` is whatever came. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer<Data>> {
    const response = await this.fetch('/graphql', {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
    })
    const { data, errors = [] } = await response.json() as { data: Data; errors?: GraphqlAnswer<Data>['errors'] }
    return { status: response.status, data, errors }
  }

  /** Asks and insists on an answer without errors. */
  async read<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables)
    if (errors.length) throw new Error(`unexpected errors: ${JSON.stringify(errors)}`)
    return data
  }

  async signIn(name: string, password: string): Promise<{ user: { id: string; name: string; role: string } | null; userErrors: { message: string; code: string }[] }> {
    const { signIn } = await this.read<{ signIn: Awaited<ReturnType<Visitor['signIn']>> }>(
      'mutation ($name: String!, $password: String!) { signIn(name: $name, password: $password) { user { id name role } userErrors { message code } } }',
      { name, password },
    )
    return signIn
  }
}
