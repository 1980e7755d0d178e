import { answerCalls } from '../../background/answerCalls.ts'
import { Finder } from './Finder.ts'

/** As of nice(1): finding gives way to whoever reads. */
const NICENESS = 10

/** Finding takes seconds where a text is long, so it has a thread of its own, and what is looked up lives there. */
const finder = new Finder()

answerCalls({
  learnTexts: finder.learnTexts.bind(finder),
  learnFormulations: finder.learnFormulations.bind(finder),
  learnLists: finder.learnLists.bind(finder),
  describe: finder.describe.bind(finder),
  findDoubtful: finder.findDoubtful.bind(finder),
  findInDocument: finder.findInDocument.bind(finder),
  findKin: finder.findKin.bind(finder),
  findCitations: finder.findCitations.bind(finder),
  findBases: finder.findBases.bind(finder),
  findInList: finder.findInList.bind(finder),
}, NICENESS)
