"""DDEACK and DDEDATA for dde-spec, as an example of an adapter: docs/adapters.md explains the lines."""
import json
import sys

HELLO = {"protocol": 1, "name": "example", "version": "1.0", "language": "Python", "reports": ["offset"],
         "formats": {name: ["decode", "encode"] for name in ("DDEACK", "DDEDATA")}}


class Refused(Exception):
    """The input is wrong, from this byte on."""


def word(block, offset):
    if len(block) < offset + 2:
        raise Refused(len(block))
    return int.from_bytes(block[offset:offset + 2], "little")


def decode(name, block):
    if name == "DDEACK":
        status = word(block, 0)
        return {"fAck": bool(status & 0x8000), "fBusy": bool(status & 0x4000), "bAppReturnCode": status & 0xFF,
                "reserved": status & 0x3F00, "trailing": {"$bytes": block[2:].hex()}}
    flags, number = word(block, 0), word(block, 2)
    return {"fAckReq": bool(flags & 0x8000), "fRelease": bool(flags & 0x2000), "fResponse": bool(flags & 0x1000),
            "reserved": flags & 0x4FFF, "cfFormat": number, "value": {"$bytes": block[4:].hex()}}


def encode(name, value):
    flag = lambda member, bit: value[member] << bit
    if name == "DDEACK":
        status = value["bAppReturnCode"] | value["reserved"] | flag("fBusy", 14) | flag("fAck", 15)
        return status.to_bytes(2, "little") + bytes.fromhex(value["trailing"]["$bytes"])
    flags = value["reserved"] | flag("fResponse", 12) | flag("fRelease", 13) | flag("fAckReq", 15)
    words = flags.to_bytes(2, "little") + value["cfFormat"].to_bytes(2, "little")
    return words + bytes.fromhex(value["value"]["$bytes"])


def answer(request):
    op = request["op"]
    if op == "hello":
        return {"ok": HELLO}
    if op not in ("decode", "encode") or request["format"] not in HELLO["formats"]:
        return {"unsupported": "not written yet"}
    try:
        if op == "decode":
            return {"ok": decode(request["format"], bytes.fromhex(request["bytes"]))}
        return {"ok": {"bytes": encode(request["format"], request["value"]).hex()}}
    except Refused as refused:
        return {"refused": {"offset": refused.args[0]}}
    except Exception as error:  # a mistake of ours must not end the program
        return {"error": repr(error)}


for line in sys.stdin.buffer:
    request = json.loads(line)
    if request["op"] == "bye":
        break
    print(json.dumps({"id": request["id"], **answer(request)}), flush=True)
