from flask import session

def cart(ctx):
    return carts[ctx.session_id]
