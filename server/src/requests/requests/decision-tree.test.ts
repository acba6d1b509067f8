import { expect, it } from 'vitest'
import { formatOfYear, outcomeRows, outcomesOn } from '#foundation/rules'
import { day } from '#platform/clock'
import { useHouse } from '#test/harness'
import { decisionTree, followTree, questionsFor } from './decision-tree.ts'

const house = useHouse()

it('leads to every lawful outcome, and from them to each of the leaves of 表三', async () => {
  const { db } = house().deps
  const outcomes = await outcomesOn(db, day('2026-03-03'))
  const reached = new Set(
    questionsFor(outcomes).flatMap((question) => question.answers.flatMap((answer) => answer.outcome ?? [])),
  )
  expect([...reached].sort()).toEqual(outcomes.map((outcome) => outcome.code).sort())
  const rows = await outcomeRows(db, formatOfYear(2026))
  const leaves = new Set([...reached].map((code) => rows.get(code)))
  // (一), (二), (三)1–8, (四)1–3, (五)1–5, (六)1–3.
  expect(leaves.size).toBe(21)
})

it('asks every question once and leads nowhere else', () => {
  const ids = decisionTree.map((question) => question.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { answers } of decisionTree)
    for (const { next, outcome } of answers) {
      expect((next === null) !== (outcome === null)).toBe(true)
      if (next !== null) expect(ids).toContain(next)
    }
})

it.each([
  [['需要办理', '获取政府信息', '明确', '否', '是', '有现成信息', '否', '没有，全部可以公开'], 'granted'],
  [['需要办理', '获取政府信息', '明确', '否', '是', '有现成信息', '否', '有', '是'], 'partial'],
  [['需要办理', '获取政府信息', '明确', '否', '否'], 'other_organ'],
  [['逾期不补正'], 'uncorrected'],
  [['需要办理', '否'], undefined],
  [['需要办理'], undefined],
])('%j leads to %s', (answers, outcome) => {
  expect(followTree(answers)).toBe(outcome)
})
