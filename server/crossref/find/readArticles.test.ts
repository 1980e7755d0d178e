import { describe, expect, it } from 'vitest'
import { readArticles, readArticlesBehind } from './readArticles.ts'

describe('articles', () => {
  it.each([
    ['第三十二条', ['32']], ['第32条', ['32']], ['第一百一十九条', ['119']], ['第十条', ['10']], ['第二百零三条', ['203']],
    ['第十七条之一', ['17-1']], ['第七条第二款第（三）项', ['7']], ['第四条、第四十五条', ['4', '45']], ['全文', []],
  ])('are known by their number: %s', (text, numbers) => {
    expect(readArticles(text)).toEqual(numbers)
  })

  it('count as a title\'s own only right behind it', () => {
    expect(readArticlesBehind('第四条第二款、第四十五条和第五十条的规定，第六十条另有规定')).toEqual({ articles: ['4', '45', '50'], length: '第四条第二款、第四十五条和第五十条'.length })
    expect(readArticlesBehind('规定，本办法第六条')).toEqual({ articles: [], length: 0 })
  })
})
