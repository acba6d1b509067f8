import { useQuery } from '@tanstack/react-query'
import type { SearchOffice } from '@yangguang/server/contract/foundation/search'
import { Button, Card, Col, Form, Input, Popconfirm, Row, Select, Space, Statistic, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { searchOfficeQuestion } from './questions.ts'

const touches = [['search-office']] as const

/** What was looked for, what was looked for in vain, and the words the office gives its search. */
export function SearchOfficePage() {
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const office = useQuery(searchOfficeQuestion(from, until))
  return (
    <>
      <PageHead title="站内搜索" />
      <Loaded query={office}>
        {(data) => (
          <div className="stack">
            <Space wrap>
              <label htmlFor="search-from">统计期间</label>
              <DayField
                id="search-from"
                value={from || data.from}
                max={until || today()}
                onChange={setFrom}
              />
              至
              <DayField aria-label="统计到" value={until || data.until} max={today()} onChange={setUntil} />
            </Space>
            <Row gutter={[16, 16]}>
              <Col xs={12} md={6}>
                <Card size="small">
                  <Statistic title="搜索次数" value={data.times} />
                </Card>
              </Col>
              <Col xs={12} md={6}>
                <Card size="small">
                  <Statistic title="没有找到结果" value={data.emptyTimes} />
                </Card>
              </Col>
            </Row>
            <Row gutter={[16, 16]}>
              <Col xs={24} lg={12}>
                <Words title="热门搜索词" rows={data.hot} column="times" unit="次数" />
              </Col>
              <Col xs={24} lg={12}>
                <Words title="没有结果的搜索词" rows={data.empty} column="empty" unit="落空次数" />
              </Col>
            </Row>
            <Synonyms groups={data.synonyms} />
            <OwnWords words={data.words} />
          </div>
        )}
      </Loaded>
    </>
  )
}

interface WordsProps {
  title: string
  rows: SearchOffice['hot']
  column: 'times' | 'empty'
  unit: string
}

function Words({ title, rows, column, unit }: WordsProps) {
  return (
    <Card size="small" title={title}>
      {rows.length === 0 ? (
        <Nothing>这段时间没有记录。</Nothing>
      ) : (
        <Table
          size="small"
          rowKey="words"
          dataSource={rows}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            {
              title: '搜索词',
              dataIndex: 'words',
              render: (words: string) => (
                <a href={`/search?q=${encodeURIComponent(words)}`} target="_blank" rel="noreferrer">
                  {words}
                </a>
              ),
            },
            { title: unit, dataIndex: column, align: 'right', width: 110 },
          ]}
        />
      )}
    </Card>
  )
}

function Synonyms({ groups }: { groups: SearchOffice['synonyms'] }) {
  const add = useAct((words: readonly string[]) => api.post('/search/synonyms', { words }), {
    done: '已添加，几秒后生效',
    touches,
  })
  const change = useAct(
    ({ id, version, words }: { id: string; version: number; words: readonly string[] }) =>
      api.post(`/search/synonyms/${id}`, { version, words }),
    { done: '已保存，几秒后生效', touches },
  )
  const [form] = Form.useForm<{ words: string[] }>()
  return (
    <Card size="small" title="同义词和简称">
      <p className="quiet">
        搜索其中任何一个词，也会找到含有同组其他词的信息。机关的全称和简称已自动互通，不必添加。
      </p>
      <Refused error={add.error ?? change.error} />
      <Form
        form={form}
        layout="inline"
        onFinish={({ words }) => add.mutate(words, { onSuccess: () => form.resetFields() })}
        style={{ marginBottom: 12 }}
      >
        <Form.Item
          name="words"
          label={<LabelWithHelp {...help.synonyms}>新的一组</LabelWithHelp>}
          rules={[{ required: true, type: 'array', min: 2, message: '至少填写两个词' }]}
        >
          <Select mode="tags" placeholder="输入一个词后按回车" style={{ width: 360 }} open={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          添加
        </Button>
      </Form>
      <Table
        size="small"
        rowKey="id"
        dataSource={groups}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: '还没有同义词。' }}
        columns={[
          {
            title: '同义词',
            dataIndex: 'words',
            render: (words: string[]) => words.map((word) => <Tag key={word}>{word}</Tag>),
          },
          {
            title: '操作',
            width: 90,
            render: (_value, group) => (
              <Popconfirm
                title="删除这组同义词？"
                onConfirm={() => change.mutate({ id: group.id, version: group.version, words: [] })}
              >
                <Button type="link" size="small" danger aria-label={`删除${group.words.join('、')}`}>
                  删除
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
    </Card>
  )
}

function OwnWords({ words }: { words: SearchOffice['words'] }) {
  const [form] = Form.useForm<{ word: string }>()
  const add = useAct((word: string) => api.post('/search/words', { word }), {
    done: '已添加，含有它的信息正在重新编入索引',
    touches,
  })
  const remove = useAct((id: string) => api.remove(`/search/words/${id}`), { done: '已删除', touches })
  return (
    <Card size="small" title="本站词典">
      <p className="quiet">本地的专有名称、项目名称写在这里，搜索时作为一个整体，不会被拆开。</p>
      <Refused error={add.error ?? remove.error} />
      <Form
        form={form}
        layout="inline"
        onFinish={({ word }) => add.mutate(word, { onSuccess: () => form.resetFields() })}
        style={{ marginBottom: 12 }}
      >
        <Form.Item
          name="word"
          label={<LabelWithHelp {...help.searchWord}>词语</LabelWithHelp>}
          rules={[{ required: true, min: 2, message: '至少 2 个字' }]}
        >
          <Input maxLength={20} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          添加
        </Button>
      </Form>
      {words.length === 0 ? (
        <Nothing>还没有词语。</Nothing>
      ) : (
        words.map(({ id, word }) => (
          <Tag key={id} closable={{ 'aria-label': `删除${word}` }} onClose={() => remove.mutate(id)}>
            {word}
          </Tag>
        ))
      )}
    </Card>
  )
}
