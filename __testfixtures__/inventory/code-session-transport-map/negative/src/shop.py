from flask import Flask

sessions: dict[str, Cart] = {}

def add(session_id):
    sessions[session_id] = Cart()
