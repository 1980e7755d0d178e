import type { EndKind } from './referenceWords.ts'

/**
 * The outline of a thing by its kind, for an SVG path: a passage is square, an item round, a phrase pointed, a document has a folded corner,
 * a list lies on another sheet, a directive has the bar that it has in the text.
 */
export function drawShape(kind: EndKind, width: number, height: number): string {
  const [w, h] = [width, height]
  switch (kind) {
    case 'PASSAGE': return `M0 0H${w}V${h}H0Z`
    case 'DIRECTIVE': return `M0 0H${w}V${h}H0ZM2 0V${h}M4 0V${h}`
    case 'ITEM': {
      const r = Math.min(16, h / 2)
      return `M${r} 0H${w - r}A${r} ${r} 0 0 1 ${w} ${r}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}H${r}A${r} ${r} 0 0 1 0 ${h - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`
    }
    case 'FORMULATION': return `M10 0H${w - 10}L${w} ${h / 2}L${w - 10} ${h}H10L0 ${h / 2}Z`
    case 'DOCUMENT': return `M0 0H${w - 14}L${w} 14V${h}H0ZM${w - 14} 0V14H${w}`
    case 'CATALOG': return `M0 0H${w - 5}V${h - 5}H0ZM5 ${h - 5}V${h}H${w}V5H${w - 5}V${h - 5}Z`
  }
}
