import { createRouter, createWebHistory } from 'vue-router'
import type { Router } from 'vue-router'
import SearchPage from './search/SearchPage.vue'

/** The search page comes with the first load; every other page is loaded when it is opened. */
export function createPageRouter(): Router {
  return createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'search', component: SearchPage, meta: { title: '检索' } },
      { path: '/documents', name: 'documents', component: () => import('./documents/DocumentsPage.vue'), meta: { title: '文库' } },
      { path: '/documents/:slug', name: 'reading', component: () => import('./documents/ReadingPage.vue'), props: true },
      { path: '/upload', name: 'upload', component: () => import('./documents/UploadPage.vue'), meta: { title: '上传资料' } },
      { path: '/catalogs', name: 'catalogs', component: () => import('./catalogs/CatalogsPage.vue'), meta: { title: '目录' } },
      { path: '/catalogs/import', name: 'catalog-import', component: () => import('./catalogs/ImportPage.vue'), meta: { title: '导入清单' } },
      { path: '/catalogs/:slug', name: 'catalog', component: () => import('./catalogs/CatalogPage.vue'), props: true },
      { path: '/catalogs/:slug/compare', name: 'catalog-compare', component: () => import('./catalogs/ComparePage.vue'), props: true },
      { path: '/catalogs/:slug/review/:edition(\\d+)', name: 'catalog-review', component: () => import('./catalogs/ReviewPage.vue'), props: true },
      { path: '/catalogs/:slug/items/new', name: 'catalog-new-item', component: () => import('./catalogs/NewItemPage.vue'), props: true },
      { path: '/catalogs/:slug/items/:code', name: 'catalog-item', component: () => import('./catalogs/ItemPage.vue'), props: true },
      { path: '/synonyms', name: 'synonyms', component: () => import('./search/SynonymsPage.vue'), meta: { title: '同义词' } },
      { path: '/audit', name: 'audit', component: () => import('./history/AuditPage.vue'), meta: { title: '操作记录' } },
      { path: '/people', name: 'people', component: () => import('./accounts/PeoplePage.vue'), meta: { title: '人员' } },
      { path: '/me', name: 'me', component: () => import('./accounts/OwnPage.vue'), meta: { title: '我' } },
      { path: '/sign-in', name: 'sign-in', component: () => import('./accounts/SignInPage.vue'), meta: { title: '登录' } },
      { path: '/:rest(.*)*', name: 'not-found', component: () => import('./frame/NotFoundPage.vue'), meta: { title: '没有这一页' } },
    ],
    // A passage is scrolled to by the reading page, once its text is there.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path || to.hash ? false : { top: 0 }),
  })
}
