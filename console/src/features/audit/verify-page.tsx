import type { Verification } from '@yangguang/server/contract/foundation/audit'
import { Button, Card, Descriptions, Result, Typography } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

const problems: Readonly<Record<string, string>> = {
  gap: '缺少记录',
  leaf: '记录与其哈希不符，内容被改动',
  root: '树根与签名树头不符',
  signature: '树头签名不正确',
}

/** The whole log recomputed from its entries, and every signed head checked. */
export function VerifyPage() {
  const verify = useAct(() => api.post<Verification>('/audit/verify'), { touches: [['audit']] })
  const result = verify.data
  return (
    <>
      <PageHead title="核验账本">
        <p className="quiet">
          从全部记录重新计算哈希树（RFC 6962），与每一个签名树头比对。记录多时需要几分钟。
        </p>
      </PageHead>
      <Card>
        <Refused error={verify.error} />
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
          开始核验
        </Button>
        {result ? (
          <>
            <Result
              status={result.faults.length === 0 ? 'success' : 'error'}
              title={
                result.faults.length === 0
                  ? `账本完整：${result.size} 条记录、${result.heads} 个签名树头全部相符`
                  : `发现 ${result.faults.length} 处不符`
              }
            />
            {result.head ? (
              <Descriptions
                column={1}
                size="small"
                items={[
                  {
                    key: 'size',
                    label: '最新树头',
                    children: `${result.head.size} 条，${moment(result.head.signedAt)} 签名`,
                  },
                  {
                    key: 'root',
                    label: '树根',
                    children: <Typography.Text code>{result.head.root}</Typography.Text>,
                  },
                  {
                    key: 'key',
                    label: '签名密钥',
                    children: <Typography.Text code>{result.head.keyId}</Typography.Text>,
                  },
                ]}
              />
            ) : null}
            {result.faults.length > 0 ? (
              <Table
                rowKey={(fault) => `${fault.position}${fault.problem}`}
                size="small"
                dataSource={result.faults}
                pagination={false}
                columns={[
                  { title: '位置', dataIndex: 'position' },
                  {
                    title: '问题',
                    dataIndex: 'problem',
                    render: (problem: string) => problems[problem] ?? problem,
                  },
                ]}
              />
            ) : null}
          </>
        ) : null}
      </Card>
    </>
  )
}
