import { expect, it } from 'vitest'
import { annotateFile } from '../../ingest/ingestFile.ts'
import { sampleText } from '../fixtures/sampleSources.ts'
import { textSourceOf } from '../fixtures/textSourceOf.ts'
import { findCitedTexts } from './findCitedTexts.ts'
import { TitleIndex } from './TitleIndex.ts'
import { titleEntryOf } from './titleEntryOf.ts'

const LAND = `中华人民共和国土地管理法

第一章　总则

第一条 为了加强土地管理，制定本法。

第二条 国家实行土地用途管制制度。

第二章　法律责任

第七十八条 农村村民未经批准非法占用土地建住宅的，责令退还。

第七十九条 依照本法第七十八条规定处理，也适用于未经批准的单位。
`
const land = textSourceOf('land', await annotateFile('土地管理法.txt', new TextEncoder().encode(LAND)))
const titles = new TitleIndex([titleEntryOf(land)])
const passageOf = (words: string) => land.passages.find(({ text }) => text.includes(words))?.id

function cited(text: string): string[] {
  return findCitedTexts(sampleText('甲', text), titles).map(({ to, evidence }) => `${evidence.from} → ${to.id}`)
}

it('a title leads to the document, with an article behind it to the article, however it is numbered', () => {
  expect(cited('依照《中华人民共和国土地管理法》办理。')).toEqual(['《中华人民共和国土地管理法》 → land'])
  expect(cited('依照《土地管理法》第七十八条办理。')).toEqual([`《土地管理法》第七十八条 → ${passageOf('第七十八条 农村')}`])
  expect(cited('依照《土地管理法》第2条、第78条办理。')).toEqual([
    `《土地管理法》第2条、第78条 → ${passageOf('第二条 国家')}`, `《土地管理法》第2条、第78条 → ${passageOf('第七十八条 农村')}`,
  ])
})

it('an article that the law has not leads to the law', () => {
  expect(cited('依照《土地管理法》第三百条办理。')).toEqual(['《土地管理法》 → land'])
})

it('a short name leads where the text says it does', () => {
  expect(cited('依照《中华人民共和国土地管理法》（以下简称《用地法》）办理。\n违反《用地法》第七十八条的，依用地法第二条处理。')).toEqual([
    '《中华人民共和国土地管理法》 → land', `《用地法》第七十八条 → ${passageOf('第七十八条 农村')}`, `用地法第二条 → ${passageOf('第二条 国家')}`,
  ])
  expect(cited('违反《用地法》的，予以处理。')).toEqual([])
})

it('a law is known without title marks, but not in the middle of another word', () => {
  expect(cited('依照土地管理法第七十八条处理。')).toEqual([`土地管理法第七十八条 → ${passageOf('第七十八条 农村')}`])
  expect(cited('土地管理法律制度不断健全。')).toEqual([])
})

it('a text does not cite itself', () => {
  expect(findCitedTexts(land, titles)).toEqual([])
})
