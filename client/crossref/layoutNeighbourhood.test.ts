import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutNeighbourhood } from './layoutNeighbourhood.ts'

const node = (id: string, distance: number) => ({ id, distance })

describe('the picture of a neighbourhood', () => {
  it('puts the centre first and what is farther away further to the right', () => {
    const { boxes } = layoutNeighbourhood([node('要求', 0), node('事项', 1), node('协同', 2)], [{ from: '要求', to: '事项' }, { from: '协同', to: '事项' }], 200)
    expect(boxes.map(({ id }) => id)).toEqual(['要求', '事项', '协同'])
    expect(boxes[0]!.x < boxes[1]!.x && boxes[1]!.x < boxes[2]!.x).toBe(true)
  })

  it('places a thing near what leads to it, so that lines need not cross', () => {
    const nodes = [node('中', 0), node('甲', 1), node('乙', 1), node('乙的', 2), node('甲的', 2)]
    const { boxes } = layoutNeighbourhood(nodes, [{ from: '乙', to: '乙的' }, { from: '甲', to: '甲的' }], 200)
    const height = (id: string): number => boxes.find((box) => box.id === id)?.y ?? 0
    expect(height('甲') < height('乙')).toBe(height('甲的') < height('乙的'))
  })

  it('never lets two boxes meet, keeps all in the frame, and is the same every time', () => {
    fc.assert(fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 59 }), fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 90 }),
      (distances, pairs) => {
        const nodes = [node('0', 0), ...distances.map((distance, index) => node(String(index + 1), distance))]
        const links = pairs.map(([from, to]) => ({ from: String(from), to: String(to) }))
        const layout = layoutNeighbourhood(nodes, links, 152)
        const { boxes, boxWidth, boxHeight, width, height } = layout
        expect(boxes).toHaveLength(nodes.length)
        for (const [index, one] of boxes.entries()) {
          expect(one.x >= 0 && one.y >= 0 && one.x + boxWidth <= width && one.y + boxHeight <= height).toBe(true)
          for (const other of boxes.slice(index + 1)) expect(Math.abs(one.x - other.x) >= boxWidth || Math.abs(one.y - other.y) >= boxHeight).toBe(true)
        }
        expect(layoutNeighbourhood(nodes, links, 152)).toEqual(layout)
      },
    ), { numRuns: 60 })
  })
})
