const texts: Readonly<Record<string, (body: string) => string>> = {
  submitted: (body) => `提交给${body}`,
  accepted: (body) => `${body}受理`,
  refused: (body) => `${body}不予受理`,
  merged: () => '与相同事项合并办理，请查询主件编号',
  dispatched: (body) => `派发给${body}办理`,
  signed: (body) => `${body}签收`,
  returned: (body) => `${body}退回改派`,
  extended: (body) => `${body}延长办理时限`,
  consulted: (body) => `请${body}协办`,
  opinion: (body) => `${body}提出协办意见`,
  proposed: (body) => `${body}拟写答复`,
  sent_back: () => '答复退回修改',
  answered: (body) => `${body}答复`,
  rated: () => '来信人评价',
  called_back: () => '电话回访',
  reopened: () => '重新办理',
  closed: () => '办结',
  published: () => '公开来信和答复',
  hidden: () => '屏蔽公开显示',
}

/** One step of a case in plain words. */
export const stepText = (act: string, body: string): string => texts[act]?.(body) ?? act
