import type { InjectionKey, Ref } from 'vue'
import type { ReadDocument } from './documentQueries.ts'
import type { ShownRepair } from './mergeRepairs.ts'

/** A repair that is looked at, and where on the page it stands. */
export interface OpenRepair {
  readonly id: number
  readonly anchor: HTMLElement
}

/** What every run of a text may look at; the runs themselves only know offsets. Numbers are places in the document's lists. */
export interface Reading {
  readonly document: ReadDocument
  readonly repairs: Readonly<Ref<readonly ShownRepair[]>>
  readonly selectedDirective: Ref<number | null>
  readonly openRepair: Readonly<Ref<OpenRepair | null>>
  readonly currentHit: Readonly<Ref<number | null>>
}

export const READING: InjectionKey<Reading> = Symbol('reading')
