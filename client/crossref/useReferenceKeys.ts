import { useViewer } from '../accounts/useViewer.ts'
import { useKeys } from '../frame/useKeys.ts'
import { walkReferences } from './walkReferences.ts'

/** A curator's keys on a page that shows links. For everybody else these keys do nothing. */
export function useReferenceKeys(): void {
  const { curates } = useViewer()
  const walk = ({ key }: KeyboardEvent): void => { if (curates.value) walkReferences(key) }
  useKeys({ j: walk, k: walk, y: walk, n: walk, u: walk })
}
