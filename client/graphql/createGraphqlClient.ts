import { Client, cacheExchange, fetchExchange } from '@urql/core'

/** One client per page. Everything is a POST to the page's own origin, with its session cookie. */
export function createGraphqlClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: { credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } },
  })
}
