interface Node {
  readonly id: string
  /** Links away from the centre. */
  readonly distance: number
}

interface Link {
  readonly from: string
  readonly to: string
}

export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
}

export interface Curve<L extends Link> {
  readonly link: L
  /** For an SVG path. */
  readonly path: string
}

export interface Layout<L extends Link> {
  readonly width: number
  readonly height: number
  readonly boxWidth: number
  readonly boxHeight: number
  /** Lines of a label that a box has room for. */
  readonly lines: 1 | 2
  readonly boxes: readonly Box[]
  readonly curves: readonly Curve<L>[]
}

const HEIGHTS = { 1: 44, 2: 62 } as const
/** Between columns, as a share of a box's width. */
const GAP_SHARE = 0.375
const GAP_Y = 12
const MARGIN = 8
/** Boxes in a column from which on they are flat. */
const MANY = 9
/** Higher than a screen: columns then start at the top, so that the centre is in sight. */
const SCREEN = 620

/**
 * Lays what surrounds a thing out in columns: the centre on the left, what is one link away beside it, and so on. Boxes never overlap and
 * no line crosses a box, because links join neighbouring columns, or two boxes of one. Within a column a box stands near those that lead to it.
 */
export function layoutNeighbourhood<L extends Link>(nodes: readonly Node[], links: readonly L[], boxWidth: number): Layout<L> {
  const gap = boxWidth * GAP_SHARE
  const columns: Node[][] = []
  for (const node of nodes) (columns[node.distance] ??= []).push(node)
  const filled = columns.filter((column) => column.length > 0)
  const lines = filled.some(({ length }) => length > MANY) ? 1 : 2
  const boxHeight = HEIGHTS[lines]
  const tall = Math.max(0, ...filled.map((column) => heightOf(column, boxHeight)))
  const boxes = new Map<string, Box>()
  filled.forEach((column, index) => {
    const top = tall > SCREEN ? 0 : (tall - heightOf(column, boxHeight)) / 2
    sortByNeighbours(column, links, boxes).forEach((node, row) => {
      boxes.set(node.id, { id: node.id, x: MARGIN + index * (boxWidth + gap), y: MARGIN + top + row * (boxHeight + GAP_Y) })
    })
  })
  return {
    width: filled.length * (boxWidth + gap) - gap + (joinsLast(filled.at(-1), links) ? gap / 2 : 0) + 2 * MARGIN,
    height: tall + 2 * MARGIN, boxWidth, boxHeight, lines,
    boxes: nodes.flatMap(({ id }) => boxes.get(id) ?? []),
    curves: links.flatMap((link) => {
      const [from, to] = [boxes.get(link.from), boxes.get(link.to)]
      return from && to ? [{ link, path: drawCurve(from, to, boxWidth, boxHeight) }] : []
    }),
  }
}

const heightOf = ({ length }: readonly Node[], boxHeight: number): number => length * (boxHeight + GAP_Y) - GAP_Y

/** By the middle of the boxes already placed that a node is linked to; equal ones as they came, the surest first. */
function sortByNeighbours(column: readonly Node[], links: readonly Link[], boxes: ReadonlyMap<string, Box>): Node[] {
  const middles = new Map(column.map(({ id }) => {
    const heights = links.flatMap(({ from, to }) => (from === id ? boxes.get(to) ?? [] : to === id ? boxes.get(from) ?? [] : [])).map(({ y }) => y)
    return [id, heights.length === 0 ? Infinity : heights.reduce((sum, y) => sum + y, 0) / heights.length]
  }))
  return column.toSorted((one, other) => {
    const [a, b] = [middles.get(one.id) ?? 0, middles.get(other.id) ?? 0]
    return a === b ? 0 : a - b
  })
}

function joinsLast(column: readonly Node[] | undefined, links: readonly Link[]): boolean {
  const ids = new Set(column?.map(({ id }) => id))
  return links.some(({ from, to }) => ids.has(from) && ids.has(to))
}

/** Between columns an S from edge to edge; within one a bow beside it. */
function drawCurve(from: Box, to: Box, boxWidth: number, boxHeight: number): string {
  const [y1, y2] = [from.y + boxHeight / 2, to.y + boxHeight / 2]
  if (from.x === to.x) {
    const x = from.x + boxWidth
    const bow = x + boxWidth * GAP_SHARE / 2
    return `M${x} ${y1}C${bow} ${y1} ${bow} ${y2} ${x} ${y2}`
  }
  const [x1, x2] = from.x < to.x ? [from.x + boxWidth, to.x] : [from.x, to.x + boxWidth]
  const bend = (x1 + x2) / 2
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`
}
