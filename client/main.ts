import urql from '@urql/vue'
import { createApp } from 'vue'
import App from './App.vue'
import { createGraphqlClient } from './graphql/createGraphqlClient.ts'
import { createPageRouter } from './router.ts'
import './tokens.css'
import './base.css'
import './frame/table.css'

createApp(App).use(urql, createGraphqlClient()).use(createPageRouter()).mount('#app')
