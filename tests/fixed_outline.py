"""An outline whose every word is its writer's, but for one marker: no choice changes its draft."""

FIXED_OUTLINE = """\
kind: 心得体会
speaker: {unit: XX区政务服务中心, name: 王敏}
title: 在读书班上的交流材料
opening: 根据安排，我作一个交流，主要有两点体会。
insights:
  - {heading: 要把群众的事当成自己的事, content: [XX区的窗口每天来三百多人，少跑一趟，就是实事。]}
  - {heading: 要把小事当成大事来办, content: [一张表少填一栏，看着不起眼，办的人心里有数。]}
next_steps: false
closing: 我们将接着做下去。
"""
